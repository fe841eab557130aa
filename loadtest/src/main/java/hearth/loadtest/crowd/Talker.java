package hearth.loadtest.crowd;

import hearth.loadtest.scenario.Phase.Talk;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/// Has people speak at a fixed schedule, whatever the server does. Of the crowd's own thread.
final class Talker {
  private static final double SECOND = 1e9;

  private final List<List<Guest>> rooms;
  private final Talk how;
  private final long end;
  private final SplittableRandom random;
  private final Supplier<byte[]> words;
  private final double[] due;
  private final int[] turn;

  /// @param begin `System.nanoTime` of the first message
  Talker(List<List<Guest>> rooms, Talk how, long begin, long end, SplittableRandom random,
      Supplier<byte[]> words) {
    this.rooms = rooms;
    this.how = how;
    this.end = end;
    this.random = random;
    this.words = words;
    this.due = new double[rooms.size()];
    this.turn = new int[rooms.size()];
    for (int room = 0; room < due.length; room++) {
      due[room] = begin + random.nextDouble() * interval(); // so that rooms do not speak in chorus
    }
  }

  private double interval() {
    return SECOND / how.perRoom();
  }

  private double next() {
    return switch (how.arrivals()) {
      case EVEN -> interval();
      case POISSON -> -Math.log(1 - random.nextDouble()) * interval();
    };
  }

  /// Sends everything that is due.
  ///
  /// @return whether there is more to come
  boolean speak(long now) {
    for (int room = 0; room < due.length; room++) {
      while (due[room] <= now && due[room] < end) {
        var people = rooms.get(room);
        var speakers = how.speakers() == 0 ? people.size() : Math.min(how.speakers(), people.size());
        people.get(turn[room]++ % speakers).say((long) due[room], words.get(), System.nanoTime());
        due[room] += next();
      }
    }
    return now < end;
  }
}
