package hearth.server.transport;

import hearth.server.room.Connection.Courier;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// The lanes of one server. Any thread.
public final class Lanes implements Courier {
  private final List<NettyLane> all = new CopyOnWriteArrayList<>();

  void add(NettyLane lane) {
    all.add(lane);
  }

  @Override
  public void together(Runnable telling) {
    all.forEach(NettyLane::hold);
    try {
      telling.run();
    } finally {
      all.forEach(NettyLane::letGo);
    }
  }
}
