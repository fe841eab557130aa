package hearth.server.room;

import hearth.moderation.Category;
import hearth.moderation.Decision;
import hearth.moderation.Finding;
import hearth.protocol.MemberId;
import hearth.protocol.ReasonText;
import hearth.protocol.RoomEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The book of sanctions: of messages that are refused as attacks, the second within ten minutes slows its author down for the rest of
/// them, the third mutes her for as long. Nothing else counts, and staff are not sanctioned by it. Pure.
final class Book {
  private static final Duration WITHIN = Duration.ofMinutes(10);
  private static final int SLOWS = 2;
  private static final int MUTES = 3;
  private static final Duration SLOWED = Duration.ofMinutes(1);
  static final String WHY_SLOWED = "Two of your messages were not accepted, so for some minutes you can write once a minute.";
  static final ReasonText WHY_MUTED = new ReasonText("Several of your messages were not accepted.");

  private Book() {}

  static boolean isAttack(Decision decision) {
    return decision.grounds().map(Finding::category).filter(Book::isAttack).isPresent();
  }

  private static boolean isAttack(Category category) {
    return switch (category) {
      case HARASSMENT, THREAT, HATE, SEXUAL, TROLLING, SPAM, SELLING, SELF_HARM_ENCOURAGEMENT, FLOOD -> true;
      default -> false;
    };
  }

  /// Until when a member who attacked has to wait before she writes again.
  ///
  /// @param lastSpoke null for who has not spoken
  static Optional<Instant> slowedUntil(RoomState room, MemberId member, Instant lastSpoke, Instant now) {
    var strikes = room.justice().strikesSince(member, now.minus(WITHIN));
    if (strikes.size() < SLOWS) {
      return Optional.empty();
    }
    var last = strikes.getLast();
    var until = (lastSpoke != null && lastSpoke.isAfter(last) ? lastSpoke : last).plus(SLOWED);
    return Optional.of(until).filter(then -> then.isAfter(now));
  }

  /// Adds what one more refused message leads to.
  static void strike(RoomState room, Happening happening, RoomInput.Reviewed back, Instant now) {
    var by = back.by();
    if (isAttack(back.decision()) && !by.role().isStaff()
        && room.justice().strikesSince(by.id(), now.minus(WITHIN)).size() + 1 >= MUTES) {
      happening.then((seq, at) -> new RoomEvent.Muted(seq, at, by.id(), at.plus(WITHIN), WHY_MUTED, null));
    }
  }
}
