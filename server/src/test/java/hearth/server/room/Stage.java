package hearth.server.room;

import hearth.loadtest.Heard;
import hearth.protocol.Answer;
import hearth.protocol.ClientCommand;
import hearth.protocol.Role;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;

/// Where a conversation is played. What is asked here is done by the time the method returns, but what it leads to
/// may take its time.
interface Stage extends AutoCloseable {
  /// @param cast everybody who may appear, in the order of the script
  void open(Map<String, Role> cast) throws Exception;

  /// On a new connection, from where she was. The answer to it.
  Answer enter(String name) throws Exception;

  /// The answer, or empty where the connection ended first.
  Optional<Answer> ask(String name, LongFunction<ClientCommand> command) throws Exception;

  /// The network is gone, without a goodbye.
  void drop(String name);

  void pass(Duration time);

  Heard heard(String name);

  /// The number with which the person's last connection was closed by the server; empty while it is open.
  Optional<Integer> closed(String name);

  @Override
  void close();
}
