package hearth.loadtest.crowd;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/// Somebody in a meeting, as light as she can be: gets her ticket, comes in, speaks when she is told to, counts what she
/// hears and checks that nothing is missing. Hung up on, she comes back as `docs/protocol.md` asks: after a while, from
/// where she was, with what was not answered. Of the crowd's own thread.
@Sharable // of one connection after another
final class Guest extends ChannelInboundHandlerAdapter implements FrameScanner.Ear {
  private enum Stage {
    OUTSIDE, AT_DOOR, UPGRADING, ENTERING, IN
  }

  private record Pending(long ref, long due, byte[] command, int refAt) {}

  private static final byte[] SAID = Bytes.of("said\"");
  private static final byte[] DONE = Bytes.of("done\"");
  private static final byte[] WARNED = Bytes.of("warned\"");
  private static final byte[] HELD = Bytes.of("held\"");
  private static final byte[] NUDGED = Bytes.of("nudged\"");
  private static final byte[] REFUSED = Bytes.of("refused\"");
  private static final byte[] ENTERED = Bytes.of("entered\"");
  private static final byte[] ROOM = Bytes.of("room\"");
  private static final byte[] CAUGHT_UP = Bytes.of("caught-up\"");
  private static final byte[] SEQ = Bytes.of(",\"seq\":");
  private static final byte[] REF = Bytes.of(",\"ref\":");
  private static final byte[] ID = Bytes.of("\"id\":\"");
  private static final byte[] RESUMED = Bytes.of("\"resumed\":true");
  private static final byte[] TICKET = Bytes.of("\"ticket\":\"");
  private static final byte[] HEADERS_END = Bytes.of("\r\n\r\n");
  private static final byte[] NOTHING = {};
  /// Behind `{"t":"`.
  private static final int TAG = 6;

  private final Crowd crowd;
  private final int number;
  private final String invite;
  private final String token;
  private final Deque<Pending> pending = new ArrayDeque<>(2);
  private Stage stage = Stage.OUTSIDE;
  private Channel channel;
  private byte[] rest = NOTHING;
  private long entryDue;
  private long refs;
  private long seq;
  private long lines;
  private long order;
  private long accepted;
  private boolean heardAll = true;
  private boolean wanted;
  private int attempts;

  Guest(Crowd crowd, int number, String invite, String token) {
    this.crowd = crowd;
    this.number = number;
    this.invite = invite;
    this.token = token;
  }

  boolean isIn() {
    return stage == Stage.IN;
  }

  boolean isOutside() {
    return stage == Stage.OUTSIDE;
  }

  long seq() {
    return seq;
  }

  /// How many lines she heard.
  long lines() {
    return lines;
  }

  /// One number for all lines that she heard and their order.
  long order() {
    return order;
  }

  /// Whether nothing was ever left out to her.
  boolean heardAll() {
    return heardAll;
  }

  /// How many of her messages were posted.
  long accepted() {
    return accepted;
  }

  int unanswered() {
    return pending.size();
  }

  /// @param due when she was to come in, `System.nanoTime`
  void comeIn(long due) {
    wanted = true;
    entryDue = due;
    stage = Stage.AT_DOOR;
    crowd.connect(this, number);
  }

  /// Cuts the connection, as a tunnel does, and does not come back by herself.
  void cut() {
    wanted = false;
    if (channel != null) {
      channel.close();
    }
  }

  void say(long due, byte[] text, long now) {
    if (stage != Stage.IN) {
      crowd.faults().add("somebody who was to speak was not in");
      return;
    }
    var ref = ++refs;
    var start = "{\"t\":\"say\",\"id\":\"" + Long.toString(due, 36) + "_" + Integer.toString(number, 36)
        + "\",\"text\":\"";
    var command = new byte[start.length() + text.length + 32];
    var at = put(command, 0, Bytes.of(start));
    at = put(command, at, text);
    command[at++] = '"';
    var waiting = new Pending(ref, due, command, at);
    pending.add(waiting);
    crowd.tally().sent(due, now);
    send(waiting);
  }

  private void send(Pending waiting) {
    var at = put(waiting.command(), waiting.refAt(), Bytes.of(",\"ref\":" + waiting.ref() + "}"));
    crowd.send(channel, waiting.command(), at);
  }

  private static int put(byte[] into, int at, byte[] what) {
    System.arraycopy(what, 0, into, at, what.length);
    return at + what.length;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    channel = context.channel();
    rest = NOTHING;
    channel.writeAndFlush(crowd.ascii("POST /api/join/" + invite + "/ticket HTTP/1.1\r\nHost: " + crowd.host()
        + "\r\nAuthorization: Bearer " + token + "\r\nContent-Length: 0\r\n\r\n"));
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    var in = (ByteBuf) message;
    var count = in.readableBytes();
    var bytes = crowd.scratch(rest.length + count);
    System.arraycopy(rest, 0, bytes, 0, rest.length);
    in.readBytes(bytes, rest.length, count);
    in.release();
    var now = crowd.heardAt();
    crowd.tally().received(count, now);
    var to = rest.length + count;
    var at = switch (stage) {
      case AT_DOOR -> ticket(bytes, to);
      case UPGRADING -> upgraded(bytes, to);
      case OUTSIDE -> to;
      case ENTERING, IN -> 0;
    };
    if (stage == Stage.ENTERING || stage == Stage.IN) {
      at = FrameScanner.scan(bytes, at, to, this);
    }
    rest = at == to ? NOTHING : Arrays.copyOfRange(bytes, at, to);
  }

  private int ticket(byte[] bytes, int to) {
    var body = Bytes.after(bytes, 0, to, HEADERS_END);
    if (body < 0) {
      return 0;
    }
    var at = Bytes.after(bytes, body, to, TICKET);
    if (bytes[9] != '2') { // HTTP/1.1 2xx
      crowd.faults()
          .add("the door answered " + new String(bytes, 9, 3, java.nio.charset.StandardCharsets.US_ASCII));
      channel.close();
      return to;
    }
    if (at < 0 || bytes[to - 1] != '}') {
      return 0;
    }
    stage = Stage.UPGRADING;
    ticket = Bytes.text(bytes, at, to);
    channel.writeAndFlush(crowd.ascii("GET /ws HTTP/1.1\r\nHost: " + crowd.host()
        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Protocol: hearth.v1\r\n\r\n"));
    return to;
  }

  private String ticket = "";

  private int upgraded(byte[] bytes, int to) {
    var end = Bytes.after(bytes, 0, to, HEADERS_END);
    if (end < 0) {
      return 0;
    }
    if (bytes[9] != '1') { // HTTP/1.1 101
      crowd.faults().add("the upgrade was refused");
      channel.close();
      return to;
    }
    stage = Stage.ENTERING;
    var enter = Bytes
        .of("{\"t\":\"enter\",\"ref\":" + ++refs + ",\"ticket\":\"" + ticket + "\",\"after\":" + seq + "}");
    crowd.send(channel, enter, enter.length);
    return end;
  }

  @Override
  public void text(byte[] bytes, int from, int to) {
    var tag = from + TAG;
    if (Bytes.startsWith(bytes, tag, to, SAID)) {
      event(Bytes.number(bytes, tag + SAID.length + SEQ.length, to));
      heard(bytes, tag, to);
    } else if (Bytes.startsWith(bytes, tag, to, DONE)) {
      answered(Tally.Verdict.ACCEPTED, bytes, tag + DONE.length, to);
    } else if (Bytes.startsWith(bytes, tag, to, WARNED)) {
      answered(Tally.Verdict.WARNED, bytes, tag + WARNED.length, to);
    } else if (Bytes.startsWith(bytes, tag, to, HELD)) {
      answered(Tally.Verdict.HELD, bytes, tag + HELD.length, to);
    } else if (Bytes.startsWith(bytes, tag, to, NUDGED)) {
      answered(Tally.Verdict.NUDGED, bytes, tag + NUDGED.length, to);
    } else if (Bytes.startsWith(bytes, tag, to, REFUSED)) {
      answered(Tally.Verdict.REFUSED, bytes, tag + REFUSED.length, to);
    } else if (Bytes.startsWith(bytes, tag, to, ENTERED)) {
      if (seq > 0 && Bytes.after(bytes, tag, to, RESUMED) < 0) {
        heardAll = false;
      }
    } else if (Bytes.startsWith(bytes, tag, to, ROOM)) {
      seq = Bytes.number(bytes, tag + ROOM.length + SEQ.length, to);
    } else if (Bytes.startsWith(bytes, tag, to, CAUGHT_UP)) {
      caughtUp(Bytes.number(bytes, tag + CAUGHT_UP.length + SEQ.length, to));
    } else {
      other(bytes, tag, to);
    }
  }

  /// Any other event has its number behind its tag; notices have none.
  private void other(byte[] bytes, int tag, int to) {
    var end = tag;
    while (end < to && bytes[end] != '"') {
      end++;
    }
    if (Bytes.startsWith(bytes, end + 1, to, SEQ)) {
      event(Bytes.number(bytes, end + 1 + SEQ.length, to));
    }
  }

  private void event(long heard) {
    if (heard != seq + 1) {
      crowd.faults().add(heard <= seq ? "an event came twice" : "an event was left out");
      heardAll = false;
    }
    seq = heard;
  }

  private void heard(byte[] bytes, int tag, int to) {
    var id = Bytes.after(bytes, tag, to, ID);
    var hash = 0L;
    var due = 0L;
    var isDue = true;
    for (int at = id; at < to && bytes[at] != '"'; at++) {
      hash = hash * 31 + bytes[at];
      isDue &= bytes[at] != '_';
      if (isDue) {
        due = due * 36 + Character.digit(bytes[at], 36);
      }
    }
    lines++;
    order = order * 1_000_003 + hash;
    crowd.tally().delivered(due, crowd.heardAt());
  }

  private void answered(Tally.Verdict what, byte[] bytes, int at, int to) {
    var ref = Bytes.number(bytes, at + REF.length, to);
    for (var waiting : pending) {
      if (waiting.ref() == ref) {
        pending.remove(waiting);
        if (what == Tally.Verdict.ACCEPTED || what == Tally.Verdict.WARNED) {
          accepted++;
        }
        crowd.tally().answered(what, waiting.due(), crowd.heardAt());
        return;
      }
    }
    if (stage == Stage.ENTERING) {
      crowd.faults().add("somebody was not let in");
    }
  }

  private void caughtUp(long upTo) {
    if (upTo != seq) {
      crowd.faults().add("an event was left out on coming back");
    }
    stage = Stage.IN;
    attempts = 0;
    crowd.tally().entered(entryDue, crowd.heardAt());
    var again = pending.stream().map(p -> new Pending(++refs, p.due(), p.command(), p.refAt())).toList();
    pending.clear();
    pending.addAll(again);
    again.forEach(this::send);
  }

  @Override
  public void ping(byte[] bytes, int from, int to) {
    crowd.pong(channel, bytes, from, to);
  }

  @Override
  public void goodbye(int code) {
    wanted &= code < 4500;
    channel.close();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    notConnected();
  }

  /// She has no connection any more, or got none.
  void notConnected() {
    stage = Stage.OUTSIDE;
    channel = null;
    if (wanted) {
      crowd.hungUp();
      crowd.later(Math.min(500L << Math.min(attempts++, 5), 15_000), () -> {
        if (wanted && stage == Stage.OUTSIDE) {
          stage = Stage.AT_DOOR;
          crowd.connect(this, number);
        }
      });
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (!(cause instanceof IOException)) {
      crowd.faults().add("a frame could not be read: " + cause.getMessage());
    }
    context.close();
  }
}
