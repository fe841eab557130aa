package hearth.moderation.contract;

import hearth.moderation.Draft;
import hearth.moderation.Finding;
import hearth.moderation.Moderator;
import hearth.moderation.ReviewContext;
import hearth.protocol.MemberId;
import hearth.protocol.MessageId;
import hearth.protocol.MessageText;
import hearth.protocol.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// Asks a moderator what a room will ask it, strange texts included, and reports what it breaks. In a test:
/// `assertEquals(List.of(), ModeratorContract.breaches(new MyModerator()))`.
public final class ModeratorContract {
  private static final Duration SLOW = Duration.ofSeconds(1);
  private static final int THREADS = 16;

  private static final List<String> TEXTS = List.of("hello", "a", "😀", "👩‍👩‍👧", "Z̷a̷l̷g̷o̷", "١٢٣",
      "ｆｕｌｌ", "سلام", "line\nbreak", "\t tab", "<script>alert(1)</script>", "'; DROP TABLE event; --",
      "x".repeat(2000), "😀".repeat(1000), "word ".repeat(399), "((((((((((((((((((((((((((((((a", "%s%n%d",
      "I relapsed and I want to talk about it");

  private ModeratorContract() {}

  /// @return what it breaks, in words; empty where it keeps the contract
  public static List<String> breaches(Moderator moderator) {
    var breaches = new ArrayList<String>();
    if (moderator.name() == null || !moderator.name().matches("[a-z][a-z0-9-]{0,31}")) {
      breaches.add("name() must be a short name in lower case, as bad-words");
    }
    if (moderator.categories() == null) {
      breaches.add("categories() must not be null");
    }
    for (var text : TEXTS) {
      one(moderator, text, breaches);
    }
    together(moderator, breaches);
    return breaches;
  }

  private static Draft draft(String text) {
    return new Draft(new MessageId("m1"), new MemberId("ana"), Role.MEMBER, new MessageText(text));
  }

  private static ReviewContext context() {
    return new ReviewContext(
        List.of(new ReviewContext.Line(new MemberId("ben"), new MessageText("before"), Instant.EPOCH)),
        Instant.EPOCH.plusSeconds(5));
  }

  private static void one(Moderator moderator, String text, List<String> breaches) {
    var what = "a text of " + text.length() + " chars beginning with U+"
        + Integer.toHexString(text.codePointAt(0)).toUpperCase(java.util.Locale.ROOT);
    try {
      var draft = draft(text);
      var began = System.nanoTime();
      var found = moderator.review(draft, context());
      if (Duration.ofNanos(System.nanoTime() - began).compareTo(SLOW) > 0) {
        breaches.add("took more than a second for " + what);
      }
      if (found == null) {
        breaches.add("answered null to " + what);
        return;
      }
      for (Finding finding : found) {
        if (finding == null || finding.to() > draft.text().value().length()) {
          breaches.add("found something beyond the end of " + what);
        }
      }
    } catch (RuntimeException thrown) {
      breaches.add("threw " + thrown.getClass().getSimpleName() + " for " + what);
    }
  }

  /// Many threads, one answer.
  private static void together(Moderator moderator, List<String> breaches) {
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      var answers = new ArrayList<Future<List<Finding>>>();
      for (var i = 0; i < THREADS * 8; i++) {
        answers.add(threads.submit(() -> moderator.review(draft(TEXTS.getLast()), context())));
      }
      var first = answers.getFirst().get(10, TimeUnit.SECONDS);
      for (var answer : answers) {
        if (!answer.get(10, TimeUnit.SECONDS).equals(first)) {
          breaches.add("gave different answers to the same text when asked by many threads at once");
          break;
        }
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    } catch (Exception failed) {
      breaches.add("failed when asked by many threads at once: " + failed.getClass().getSimpleName());
    }
  }
}
