package hearth.loadtest;

import hearth.protocol.Answer;
import hearth.protocol.RoomEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Plays lines into a meeting at the pace of people typing, sped up, and looks whether every line that was accepted
/// reached every member once, in one order. Blocks.
///
/// @param speed how many times faster than people
/// @param seed  who says what when; the same seed is the same meeting
public record Replay(double speed, long seed) {
  /// People take some seconds from line to line in a lively room, and write about five characters a second.
  private static final double PAUSE_SECONDS = 2.0;
  private static final double SECONDS_PER_CHARACTER = 0.05;

  /// What came of it. `faults` is empty when every member heard every accepted line, once, in the same order.
  public record Result(int lines, int accepted, int held, int refused, int heardByEach, List<String> faults) {
    public Result {
      faults = List.copyOf(faults);
    }

    @Override
    public String toString() {
      return lines + " lines: " + accepted + " accepted, " + held + " held, " + refused
          + " refused; every member heard "
          + heardByEach + "; faults: " + (faults.isEmpty() ? "none" : faults);
    }
  }

  public Result play(List<VirtualMember> members, List<String> lines)
      throws IOException, InterruptedException {
    var random = new Random(seed);
    var answers = new ArrayList<CompletableFuture<Answer>>();
    for (var line : lines) {
      var author = members.get(random.nextInt(members.size()));
      answers.add(author.say(line));
      var seconds = (PAUSE_SECONDS * random.nextDouble() + SECONDS_PER_CHARACTER * line.length()) / speed;
      Thread.sleep(Duration.ofNanos((long) (seconds * 1e9)));
    }
    var accepted = new HashSet<Long>();
    var held = 0;
    var refused = 0;
    var faults = new ArrayList<String>();
    for (var answer : answers) {
      switch (answer(answer, faults)) {
        case Answer.Done done -> accepted.add(done.seq());
        case Answer.Warned warned -> accepted.add(warned.seq());
        case Answer.Held _ -> held++;
        case null, default -> refused++;
      }
    }
    awaitAll(members, accepted, faults);
    members.forEach(member -> faults.addAll(member.heard().faults()));
    return new Result(lines.size(), accepted.size(), held, refused, members.getFirst().heard().lines().size(),
        faults);
  }

  private static Answer answer(CompletableFuture<Answer> answer, List<String> faults)
      throws InterruptedException {
    try {
      return answer.get(20, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException none) {
      faults.add("a line was not answered");
      return null;
    }
  }

  private static void awaitAll(List<VirtualMember> members, HashSet<Long> accepted, List<String> faults)
      throws InterruptedException {
    var last = accepted.stream().mapToLong(Long::longValue).max().orElse(0);
    var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (members.stream().anyMatch(m -> m.heard().seq() < last) && System.nanoTime() < until) {
      Thread.sleep(20);
    }
    var reference = order(members.getFirst());
    for (var member : members) {
      if (!order(member).equals(reference)) {
        faults.add("two members heard different lines, or in a different order");
      }
      if (!new HashSet<>(order(member)).containsAll(accepted)) {
        faults.add("a member did not hear an accepted line");
      }
    }
  }

  private static List<Long> order(VirtualMember member) {
    return member.heard().lines().stream().map(RoomEvent.Said::seq).toList();
  }
}
