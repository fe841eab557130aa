package hearth.server.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hearth.loadtest.Heard;
import hearth.moderation.Draft;
import hearth.moderation.Finding;
import hearth.moderation.HousePolicy;
import hearth.moderation.Moderator;
import hearth.moderation.ReviewContext;
import hearth.moderation.ReviewPipeline;
import hearth.moderation.RoomPolicies;
import hearth.protocol.ClientCommand.Enter;
import hearth.protocol.ClientCommand.Say;
import hearth.protocol.DisplayName;
import hearth.protocol.HeldId;
import hearth.protocol.MeetingId;
import hearth.protocol.MemberId;
import hearth.protocol.MessageId;
import hearth.protocol.MessageText;
import hearth.protocol.Role;
import hearth.protocol.RoomEvent;
import hearth.server.testing.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Several rooms in one beat, and several lines in one turn. The test's own thread is the shift, but where it is started.
class ShiftTest {
  private final List<List<String>> contexts = new ArrayList<>();
  private final MemoryEventLog log = new MemoryEventLog();
  private final NobodyWatches watch = new NobodyWatches();
  private final Room.World world = new Room.World(log, new TestClock(), new RoomRules(Duration.ofMinutes(5)),
      new Reviews.Desk(new ReviewPipeline(List.of(remembering()), new HousePolicy(), (_, _) -> {}),
          Runnable::run,
          Duration.ofSeconds(30), () -> new HeldId("held")),
      FakeConnection.PARCELS, Runnable::run, Runnable::run, watch, 64);
  private final Shift shift = new Shift(world);

  /// Finds nothing, and remembers what the room had heard before each draft.
  private Moderator remembering() {
    return new Moderator() {
      @Override
      public String name() {
        return "remembering";
      }

      @Override
      public List<Finding> review(Draft draft, ReviewContext context) {
        contexts.add(context.recent().stream().map(line -> line.text().value()).toList());
        return List.of();
      }
    };
  }

  /// Somebody in a room of her own choosing.
  private static final class Guest {
    final Heard heard = new Heard();
    final FakeConnection connection = new FakeConnection(heard);
    private final Caller who;
    private long ref;

    Guest(String name) {
      who = new Caller(new MemberId(name), new DisplayName(name), Role.MEMBER);
    }

    void enter(Room room) {
      room.post(new Envelope.FromSeat(who, new Enter(++ref, "ticket", 0), connection));
    }

    void say(Room room, String text) {
      room.post(new Envelope.FromSeat(who, new Say(++ref, new MessageId("m" + ref), new MessageText(text)),
          connection));
    }

    List<String> lines() {
      return heard.lines().stream().map(RoomEvent.Said::text).map(MessageText::value).toList();
    }
  }

  private Room open(String name, Guest... guests) {
    var room = new Room(new MeetingId(name), world, shift::call);
    room.wake();
    room.post(new Envelope.FromDesk(new RoomInput.Open(name, "Company", "Family", "Be kind", 30, 0,
        RoomPolicies.house(), List.of()), new CompletableFuture<>()));
    for (var guest : guests) {
      guest.enter(room);
    }
    shift.beat(List.of(room));
    return room;
  }

  @Test
  void a_line_of_the_same_turn_is_known_to_who_reviews_the_next() {
    var ana = new Guest("Ana");
    var ben = new Guest("Ben");
    var room = open("tuesday", ana, ben);
    ana.say(room, "one");
    ben.say(room, "two");
    ana.say(room, "three");
    shift.beat(List.of(room));
    assertThat(ben.lines()).containsExactly("one", "two", "three");
    assertThat(contexts).containsExactly(List.of(), List.of("one"), List.of("one", "two"));
  }

  @Test
  void when_many_rooms_call_at_once_each_is_heard_though_nobody_calls_again() {
    var guests = IntStream.range(0, 12).mapToObj(number -> new Guest("guest-" + number)).toList();
    for (var guest : guests) {
      guest.say(open("room-of-" + guest.who.id().value(), guest), "here");
    }
    shift.start("rooms-tested");
    try (shift) {
      await().untilAsserted(
          () -> assertThat(guests).allSatisfy(guest -> assertThat(guest.lines()).containsExactly("here")));
    }
  }

  @Test
  void one_room_that_cannot_be_stored_is_not_the_others_trouble() {
    var ana = new Guest("Ana");
    var ben = new Guest("Ben");
    var tuesday = open("tuesday", ana);
    var friday = open("friday", ben);
    // somebody else has written where this room will write next
    log.append(new MeetingId("friday"), List.of(new Fact.Public(log.read(new MeetingId("friday")).size() + 1,
        new RoomEvent.Closed(9, world.clock().instant()))));
    ana.say(tuesday, "heard");
    ben.say(friday, "not heard");
    shift.beat(List.of(tuesday, friday));
    assertThat(ana.lines()).containsExactly("heard");
    assertThat(ben.lines()).isEmpty();
    assertThat(friday.isOver()).isTrue();
    assertThat(tuesday.isOver()).isFalse();
    assertThat(watch.stopped).containsExactly(new MeetingId("friday"));
  }
}
