package hearth.server.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundInvoker;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.unix.Socket;
import java.io.IOException;

/// How finished frames reach a socket. Nearly always one buffer is to be sent, the same for a whole room, and the socket takes all of
/// it: such a one is sent where it lies, without a place in Netty's queue. Whatever is not so simple goes through that queue,
/// in the order in which it was written. On the connection's loop only.
final class Outlet {
  private final Channel channel;
  /// No handler on the way out has anything to add to a finished frame.
  private final ChannelOutboundInvoker queue;
  /// Or null: only epoll lets us send without its knowing.
  private final Socket socket;
  private ByteBuf alone;

  Outlet(Channel channel) {
    this.channel = channel;
    this.queue = channel.pipeline().firstContext();
    this.socket = channel instanceof EpollSocketChannel epoll && epoll.fd() instanceof Socket open
        ? open
        : null;
  }

  /// Leaves with the next [#flush].
  ///
  /// @param bytes shared: they stay as they are, and the caller's to release
  void write(ByteBuf bytes) {
    if (alone == null && socket != null && bytes.hasMemoryAddress() && isQueueEmpty()) {
      alone = bytes.retain();
    } else {
      queueUp();
      queue.write(bytes.retainedDuplicate(), channel.voidPromise());
    }
  }

  void flush() {
    if (alone != null && isQueueEmpty()) {
      sendAlone();
    }
    queueUp();
    if (!isQueueEmpty()) {
      queue.flush();
    }
  }

  /// Leaves what the socket did not take as the one that is alone still.
  private void sendAlone() {
    var bytes = alone;
    alone = null;
    var sent = send(bytes);
    if (sent < bytes.readableBytes()) {
      alone = bytes.retainedSlice(bytes.readerIndex() + sent, bytes.readableBytes() - sent);
    }
    bytes.release();
  }

  /// Where the channel is open only: a closed socket's number may be another person's by now.
  private int send(ByteBuf bytes) {
    try {
      return socket.sendAddress(bytes.memoryAddress(), bytes.readerIndex(), bytes.writerIndex());
    } catch (IOException broken) {
      return 0; // the queue finds out as well, and hangs up
    }
  }

  private void queueUp() {
    if (alone != null) {
      queue.write(alone, channel.voidPromise());
      alone = null;
    }
  }

  /// Not so where the channel is closed, which it is on this thread only: the queue goes before the socket, and refuses what it is
  /// given from then on.
  private boolean isQueueEmpty() {
    var waiting = channel.unsafe().outboundBuffer();
    return waiting != null && waiting.totalPendingWriteBytes() == 0;
  }
}
