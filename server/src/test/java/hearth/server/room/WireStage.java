package hearth.server.room;

import hearth.loadtest.Heard;
import hearth.loadtest.VirtualMember;
import hearth.loadtest.Wire;
import hearth.protocol.Answer;
import hearth.protocol.ClientCommand;
import hearth.protocol.Role;
import hearth.server.testing.House;
import hearth.server.testing.ScriptedModerator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.LongFunction;

/// A whole server with a real store, and real WebSockets to it.
final class WireStage implements Stage {
  private final House house;
  private final Map<String, VirtualMember> people = new HashMap<>();

  WireStage(Path folder) throws Exception {
    house = House.scripted(folder, List.of(new ScriptedModerator()));
  }

  @Override
  public void open(Map<String, Role> cast) throws Exception {
    house.meets("Tuesday", 30);
    for (var person : cast.entrySet()) {
      people.put(person.getKey(), switch (person.getValue()) {
        case FACILITATOR -> house.staff(house.fay);
        case MODERATOR -> house.staff(house.mo);
        case MEMBER -> house.member(person.getKey());
      });
    }
  }

  @Override
  public Answer enter(String name) throws Exception {
    return people.get(name).enter();
  }

  @Override
  public Optional<Answer> ask(String name, LongFunction<ClientCommand> command) {
    try {
      return Optional.of(people.get(name).wire().ask(command).join());
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof Wire.Lost) {
        return Optional.empty();
      }
      throw failed;
    }
  }

  @Override
  public void drop(String name) {
    people.get(name).wire().cut();
  }

  @Override
  public void pass(Duration time) {
    house.pass(time);
  }

  @Override
  public Heard heard(String name) {
    return people.get(name).heard();
  }

  @Override
  public Optional<Integer> closed(String name) {
    return Optional.ofNullable(people.get(name).wire().closed().getNow(null));
  }

  @Override
  public void close() {
    house.close();
  }
}
