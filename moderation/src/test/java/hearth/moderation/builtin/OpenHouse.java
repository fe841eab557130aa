package hearth.moderation.builtin;

import hearth.moderation.HousePolicy;
import hearth.moderation.ReviewPipeline;
import hearth.moderation.claims.ClaimFile;
import java.util.List;

/// The moderator that ships with the policy of the house. A review that breaks fails the test.
record OpenHouse(HouseModerator moderator, ReviewPipeline pipeline) implements AutoCloseable {
  /// @param atOnce inferences; 0 where no encoder ever comes free
  static OpenHouse of(int atOnce) {
    var moderator = HouseModerator.open(ClaimFile.shipped(), atOnce);
    return new OpenHouse(moderator,
        new ReviewPipeline(List.of(moderator), new HousePolicy(), (_, failure) -> {
          throw new AssertionError(failure);
        }));
  }

  @Override
  public void close() {
    moderator.close();
  }
}
