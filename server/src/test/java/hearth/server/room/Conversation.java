package hearth.server.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hearth.protocol.AlertId;
import hearth.protocol.Answer;
import hearth.protocol.ClientCommand;
import hearth.protocol.ClientCommand.*;
import hearth.protocol.CloseCode;
import hearth.protocol.HeldId;
import hearth.protocol.MemberId;
import hearth.protocol.MessageId;
import hearth.protocol.MessageText;
import hearth.protocol.Notice;
import hearth.protocol.ReasonText;
import hearth.protocol.ReceiptId;
import hearth.protocol.Role;
import hearth.protocol.RoomEvent;
import hearth.protocol.WireTypes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Plays one script: lines of `who does what → what follows; what else follows`. The grammar is in the two methods
/// `act` and `expect`.
final class Conversation {
  private static final String NAME = "([A-Z]\\w*)";
  private static final String WORDS = "\"([^\"]*)\"";
  private static final String TIME = "(\\d+) (second|minute|hour)s?";

  private final Stage stage;
  private final Map<String, Role> cast = new LinkedHashMap<>();
  private final List<String> present = new ArrayList<>();
  /// How much of it each has been shown to the script: expectations look at what came since.
  private final Map<String, Integer> eventsSeen = new HashMap<>();
  private final Map<String, Integer> restSeen = new HashMap<>();
  private final Map<String, MessageId> ids = new HashMap<>();
  private final Map<String, Answer> answers = new HashMap<>();
  private int messages;

  Conversation(Stage stage) {
    this.stage = stage;
  }

  void play(List<String> script) throws Exception {
    for (var line : script) {
      var text = line.strip();
      if (text.isEmpty() || text.startsWith("#")) {
        continue;
      }
      try {
        if (text.startsWith("room:")) {
          open(text.substring(5));
        } else {
          step(text);
        }
      } catch (AssertionError | RuntimeException failed) {
        throw new AssertionError("at: " + text, failed);
      }
    }
    cast.keySet()
        .forEach(name -> assertThat(stage.heard(name).faults()).as("what " + name + " heard").isEmpty());
    cast.entrySet().stream()
        .filter(person -> person.getValue() == Role.MEMBER && present.contains(person.getKey()))
        .forEach(person -> Discretion.check(person.getKey(), member(person.getKey()),
            stage.heard(person.getKey())));
  }

  /// `room: facilitator Fay; moderator Mo; members Ana, Ben; outside Cleo`
  private void open(String people) throws Exception {
    for (var group : people.split(";")) {
      var words = Arrays.stream(group.strip().split("[ ,]+")).toList();
      words.stream().skip(1).forEach(name -> {
        cast.put(name, switch (words.getFirst()) {
          case "facilitator" -> Role.FACILITATOR;
          case "moderator" -> Role.MODERATOR;
          default -> Role.MEMBER;
        });
        if (!words.getFirst().equals("outside")) {
          present.add(name);
        }
      });
    }
    stage.open(cast);
    for (var name : present) {
      assertThat(stage.enter(name)).isInstanceOf(Answer.Entered.class);
    }
    settle();
  }

  private void step(String line) throws Exception {
    var parts = line.split("→");
    mark();
    act(parts[0].strip());
    for (int i = 1; i < parts.length; i++) {
      for (var expectation : parts[i].split(";")) {
        expect(expectation.strip());
      }
    }
    settle();
  }

  private void mark() {
    cast.keySet().forEach(name -> {
      eventsSeen.put(name, stage.heard(name).events().size());
      restSeen.put(name, stage.heard(name).rest().size());
    });
  }

  /// Everybody here has heard everything that was said so far.
  private void settle() throws Exception {
    for (var name : List.copyOf(present)) {
      if (stage.closed(name).isEmpty()) {
        stage.ask(name, ref -> new History(ref, 1));
      }
    }
  }

  private void act(String text) throws Exception {
    Matcher m;
    if ((m = match(TIME + " pass(?:es)?", text)) != null) {
      stage.pass(time(m.group(1), m.group(2)));
    } else if ((m = match("the clock jumps back by " + TIME, text)) != null) {
      stage.pass(time(m.group(1), m.group(2)).negated());
    } else if ((m = match(NAME + " (?:comes in|comes back)", text)) != null) {
      answers.put(m.group(1), stage.enter(m.group(1)));
      if (!present.contains(m.group(1))) {
        present.add(m.group(1));
      }
    } else if ((m = match(NAME + " loses the network", text)) != null) {
      stage.drop(m.group(1));
      present.remove(m.group(1));
    } else if ((m = match(NAME + " (.*)", text)) != null) {
      var answer = stage.ask(m.group(1), command(m.group(1), m.group(2)));
      answer.ifPresent(a -> answers.put(text.split(" ")[0], a));
    } else {
      throw new IllegalArgumentException("no such act: " + text);
    }
  }

  private LongFunction<ClientCommand> command(String by, String text) {
    Matcher m;
    if ((m = match("says " + WORDS + "( again)?", text)) != null) {
      var words = m.group(1);
      var id = m.group(2) == null ? new MessageId("m" + ++messages) : ids.get(by + words);
      ids.put(by + words, id);
      return ref -> new Say(ref, id, new MessageText(words));
    } else if ((m = match("mutes " + NAME + " for " + TIME + "(?: because " + WORDS + ")?", text)) != null) {
      var seconds = (int) time(m.group(2), m.group(3)).toSeconds();
      var whom = member(m.group(1));
      var why = m.group(4) == null ? null : new ReasonText(m.group(4));
      return ref -> new Mute(ref, whom, seconds, why);
    } else if ((m = match("bans " + NAME + " for " + TIME, text)) != null) {
      var seconds = (int) time(m.group(2), m.group(3)).toSeconds();
      var whom = member(m.group(1));
      return ref -> new Ban(ref, whom, seconds, null);
    } else if ((m = match("(unmutes|removes|readmits) " + NAME, text)) != null) {
      var whom = member(m.group(2));
      return switch (m.group(1)) {
        case "unmutes" -> ref -> new Unmute(ref, whom);
        case "removes" -> ref -> new Remove(ref, whom, null);
        default -> ref -> new Readmit(ref, whom);
      };
    } else if ((m = match("takes back " + WORDS, text)) != null) {
      var line = line(by, m.group(1));
      return ref -> new Retract(ref, line);
    } else if ((m = match("corrects " + WORDS + " to " + WORDS, text)) != null) {
      var line = line(by, m.group(1));
      var id = new MessageId("m" + ++messages);
      var words = new MessageText(m.group(2));
      return ref -> new Correct(ref, id, line, words);
    } else if ((m = match("tells the staff " + WORDS + "( again)?", text)) != null) {
      return confide(by, null, m.group(1), m.group(2) != null);
    } else if ((m = match("tells " + NAME + " aside " + WORDS, text)) != null) {
      return confide(by, member(m.group(1)), m.group(2), false);
    } else if ((m = match("approves " + WORDS, text)) != null) {
      var item = held(by, m.group(1));
      return ref -> new Approve(ref, item, null);
    } else if ((m = match("returns " + WORDS + " because " + WORDS, text)) != null) {
      var item = held(by, m.group(1));
      var why = new ReasonText(m.group(2));
      return ref -> new Return(ref, item, why, null);
    } else if ((m = match("insists on " + WORDS, text)) != null) {
      var id = ids.get(by + m.group(1));
      var words = new MessageText(m.group(1));
      return ref -> new Insist(ref, id, words);
    } else if ((m = match("opens " + WORDS, text)) != null) {
      var item = held(by, m.group(1));
      return ref -> new Take(ref, item);
    } else if ((m = match("is worried about " + NAME, text)) != null) {
      var whom = member(m.group(1));
      return ref -> new Worry(ref, whom);
    } else if ((m = match("(goes to|has seen to) " + NAME, text)) != null) {
      var alert = alert(by, member(m.group(2)));
      return m.group(1).equals("goes to") ? ref -> new Attend(ref, alert) : ref -> new Settle(ref, alert);
    } else if (text.equals("appeals")) {
      var receipt = receipt(by);
      return ref -> new Appeal(ref, receipt, new ReasonText("I meant it kindly"));
    } else if ((m = match("(upholds|overturns) it because " + WORDS, text)) != null) {
      var receipt = appealed(by);
      var why = new ReasonText(m.group(2));
      return m.group(1).equals("upholds")
          ? ref -> new Uphold(ref, receipt, why)
          : ref -> new Overturn(ref, receipt, why);
    } else if ((m = match("sets slow mode to (\\d+) seconds", text)) != null) {
      var seconds = Integer.parseInt(m.group(1));
      return ref -> new Slow(ref, seconds);
    }
    return switch (text) {
      case "leaves" -> Leave::new;
      case "reads back" -> ref -> new History(ref, stage.heard(by).seq() + 1);
      case "pauses the room" -> Pause::new;
      case "lets the room go on" -> Resume::new;
      case "locks the room" -> Lock::new;
      case "unlocks the room" -> Unlock::new;
      case "closes the meeting" -> Close::new;
      default -> throw new IllegalArgumentException("no such act: " + text);
    };
  }

  private LongFunction<ClientCommand> confide(String by, MemberId to, String words, boolean again) {
    var id = again ? ids.get(by + words) : new MessageId("m" + ++messages);
    ids.put(by + words, id);
    return ref -> new Confide(ref, id, to, new MessageText(words));
  }

  private void expect(String text) {
    Matcher m;
    if ((m = match("(everyone|" + NAME + ") hears " + NAME + " " + WORDS, text)) != null) {
      var by = member(m.group(3));
      var words = m.group(4);
      all(m.group(1), name -> assertThat(events(name)).as(name + " hears").anySatisfy(event -> {
        assertThat(event).isInstanceOf(RoomEvent.Said.class);
        assertThat(((RoomEvent.Said) event).member()).isEqualTo(by);
        assertThat(((RoomEvent.Said) event).text().value()).isEqualTo(words);
      }));
    } else if ((m = match("(everyone|" + NAME + ") reads " + WORDS + " in its place", text)) != null) {
      var words = m.group(3);
      all(m.group(1),
          name -> assertThat(events(name)).as(name + " reads")
              .anyMatch(event -> event instanceof RoomEvent.Corrected c && c.text() != null
                  && c.text().value().equals(words)));
    } else if ((m = match("(everyone|" + NAME + ") reads nothing in its place", text)) != null) {
      all(m.group(1),
          name -> assertThat(events(name)).as(name + " reads")
              .anyMatch(event -> event instanceof RoomEvent.Corrected c && c.text() == null));
    } else if ((m = match(NAME + " is told aside " + WORDS, text)) != null) {
      var words = m.group(2);
      all(m.group(1), name -> assertThat(asides(name)).as(name + " is told aside").contains(words));
    } else if ((m = match("(everyone|" + NAME + ") sees (?:" + NAME + " |the room )?([a-z-]+)",
        text)) != null) {
      var tag = m.group(4);
      var whom = m.group(3);
      all(m.group(1),
          name -> assertThat(told(name)).as(name + " sees").contains(whom == null ? tag : whom + " " + tag));
    } else if ((m = match(NAME + " does not see ([a-z-]+)", text)) != null) {
      assertThat(told(m.group(1))).as(m.group(1) + " sees").doesNotContain(m.group(2));
    } else if ((m = match(NAME + " hears nothing", text)) != null) {
      if (stage.closed(m.group(1)).isEmpty()) {
        ask(m.group(1), ref -> new History(ref, 1)); // whatever was on its way has come by then
      }
      assertThat(told(m.group(1))).as(m.group(1) + " hears").isEmpty();
    } else if ((m = match(NAME + " is refused ([A-Z_]+)", text)) != null) {
      assertThat(answers.get(m.group(1))).isInstanceOfSatisfying(Answer.Refused.class,
          refused -> assertThat(refused.name()).isEqualTo(text.substring(text.lastIndexOf(' ') + 1)));
    } else if ((m = match(NAME + " is told (done|held|nudged|warned|entered)", text)) != null) {
      assertThat(WireTypes.tag(answers.get(m.group(1)).getClass())).isEqualTo(m.group(2));
    } else if ((m = match(NAME + " is shown (?:nothing|" + WORDS + ")", text)) != null) {
      var lines = ((Answer.Lines) answers.get(m.group(1))).lines().stream()
          .map(line -> line.text() == null ? "(taken back)" : line.text().value()).toList();
      if (m.group(2) == null) {
        assertThat(lines).isEmpty();
      } else {
        assertThat(lines).contains(m.group(2));
      }
    } else if ((m = match(NAME + " is sent away, ([A-Z_]+)", text)) != null) {
      var name = m.group(1);
      var code = CloseCode.valueOf(m.group(2));
      await().untilAsserted(() -> assertThat(stage.closed(name)).contains(code.number()));
      present.remove(name);
    } else {
      throw new IllegalArgumentException("no such expectation: " + text);
    }
  }

  private interface Check {
    void on(String name);
  }

  private void all(String who, Check check) {
    var names = who.equals("everyone") ? List.copyOf(present) : List.of(who);
    names.forEach(name -> await().untilAsserted(() -> check.on(name)));
  }

  private void ask(String name, LongFunction<ClientCommand> command) {
    try {
      stage.ask(name, command);
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }

  private List<RoomEvent> events(String name) {
    var all = stage.heard(name).events();
    return all.subList(Math.min(all.size(), eventsSeen.getOrDefault(name, 0)), all.size());
  }

  /// Events and notices since the step began, as `Ana muted`, `paused`, `waiting`; answers are not among them.
  private List<String> told(String name) {
    var told = new ArrayList<String>();
    events(name).forEach(event -> told.add(describe(event)));
    notices(name).forEach(notice -> told.add(WireTypes.tag(notice.getClass())));
    return told;
  }

  private List<String> asides(String name) {
    return notices(name).stream().flatMap(notice -> switch (notice) {
      case Notice.Aside aside -> Stream.of(aside);
      case Notice.Asides all -> all.said().stream();
      default -> Stream.empty();
    }).map(aside -> aside.text().value()).toList();
  }

  private List<Notice> notices(String name) {
    var rest = stage.heard(name).rest();
    return rest.subList(Math.min(rest.size(), restSeen.getOrDefault(name, 0)), rest.size()).stream()
        .filter(Notice.class::isInstance).map(Notice.class::cast).toList();
  }

  private String describe(RoomEvent event) {
    var tag = WireTypes.tag(event.getClass());
    var whom = switch (event) {
      case RoomEvent.Arrived e -> e.member();
      case RoomEvent.Left e -> e.member();
      case RoomEvent.Muted e -> e.member();
      case RoomEvent.Unmuted e -> e.member();
      case RoomEvent.Removed e -> e.member();
      case RoomEvent.Banned e -> e.member();
      case RoomEvent.Readmitted e -> e.member();
      default -> null;
    };
    return whom == null ? tag : name(whom) + " " + tag;
  }

  /// People's ids are the server's; the script knows names. Looked up in what Fay was told.
  private MemberId member(String name) {
    return stage.heard(name).rest().stream().filter(Answer.Entered.class::isInstance)
        .map(entered -> ((Answer.Entered) entered).you()).findFirst().orElseThrow();
  }

  private String name(MemberId id) {
    return cast.keySet().stream().filter(name -> stage.heard(name).rest().stream()
        .anyMatch(message -> message instanceof Answer.Entered entered && entered.you().equals(id)))
        .findFirst()
        .orElse("?");
  }

  private <T> T latest(String by, Class<T> kind, Predicate<T> fits) {
    return stage.heard(by).rest().stream().filter(kind::isInstance).map(kind::cast).filter(fits)
        .reduce((_, last) -> last).orElseThrow();
  }

  private AlertId alert(String by, MemberId about) {
    return latest(by, Notice.Alert.class, alert -> alert.member().equals(about)).alert();
  }

  /// Of the last verdict that somebody was told of: an answer, or a message given back.
  private ReceiptId receipt(String by) {
    var told = new ArrayList<ReceiptId>();
    for (var message : stage.heard(by).rest()) {
      switch (message) {
        case Answer.Refused refused when refused.receipt() != null -> told.add(refused.receipt());
        case Answer.Nudged nudged -> told.add(nudged.receipt());
        case Answer.Warned warned -> told.add(warned.receipt());
        case Notice.Returned returned -> told.add(new ReceiptId(returned.item().value()));
        default -> {
          // no verdict
        }
      }
    }
    return told.getLast();
  }

  private ReceiptId appealed(String by) {
    return latest(by, Notice.Appealed.class, _ -> true).receipt();
  }

  private long line(String by, String words) {
    return stage.heard(by).lines().stream()
        .filter(line -> line.text() != null && line.text().value().equals(words))
        .findFirst().orElseThrow().seq();
  }

  private HeldId held(String by, String words) {
    return stage.heard(by).rest().stream().filter(Notice.Waiting.class::isInstance)
        .map(Notice.Waiting.class::cast)
        .filter(waiting -> waiting.text().value().equals(words)).reduce((_, last) -> last).orElseThrow()
        .item();
  }

  private static Matcher match(String pattern, String text) {
    var matcher = Pattern.compile(pattern).matcher(text);
    return matcher.matches() ? matcher : null;
  }

  private static Duration time(String amount, String unit) {
    var number = Long.parseLong(amount);
    return switch (unit) {
      case "second" -> Duration.ofSeconds(number);
      case "minute" -> Duration.ofMinutes(number);
      default -> Duration.ofHours(number);
    };
  }
}
