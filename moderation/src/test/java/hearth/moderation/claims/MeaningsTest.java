package hearth.moderation.claims;

import static org.assertj.core.api.Assertions.assertThat;

import hearth.moderation.learned.Encoder;
import hearth.moderation.text.Foldings;
import org.junit.jupiter.api.Test;

/// What was computed when the weights were made is what the encoder says, for every claim that ships.
class MeaningsTest {
  @Test
  void every_shipped_wording_is_known_and_means_what_the_encoder_says() {
    var folding = Foldings.shipped();
    try (var encoder = new Encoder()) {
      var meanings = Meanings.shipped(() -> encoder);
      for (var claim : ClaimFile.shipped()) {
        for (var wording : claim.wordings()) {
          assertThat(meanings.knows(folding.fold(wording).words()))
              .as("%s of %s: after a change of the claims or the words, train again", wording, claim.id())
              .isTrue();
        }
        var words = folding.fold(claim.falseClaim()).words();
        assertThat(Encoder.likeness(Encoder.direction(meanings.apply(words)),
            Encoder.direction(encoder.embed(words)))).isGreaterThan(0.995f);
      }
    }
  }
}
