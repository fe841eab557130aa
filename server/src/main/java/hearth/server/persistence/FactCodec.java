package hearth.server.persistence;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import hearth.protocol.JsonCodec;
import hearth.protocol.MalformedMessage;
import hearth.protocol.RoomEvent;
import hearth.protocol.WireTypes;
import hearth.server.room.Backstage;
import hearth.server.room.Fact;
import java.util.Arrays;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;

/// Facts as they lie in the log: public ones as on the wire, hidden ones likewise under a name that no public one has.
final class FactCodec {
  private static final String HIDDEN = "backstage-";

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "t")
  private interface Tagged {}

  private final JsonCodec wire = new JsonCodec();
  private final JsonMapper backstage = JsonMapper.builder().addMixIn(Backstage.class, Tagged.class)
      .registerSubtypes(Arrays.stream(Backstage.class.getPermittedSubclasses())
          .map(type -> new NamedType(type, WireTypes.tag(type))).toArray(NamedType[]::new))
      .enable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
      .disable(DateTimeFeature.WRITE_DATE_TIMESTAMPS_AS_NANOSECONDS)
      .disable(DateTimeFeature.READ_DATE_TIMESTAMPS_AS_NANOSECONDS)
      .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES) // older entries lack what is newer
      .build();

  static String kind(Fact fact) {
    return switch (fact) {
      case Fact.Public(_, var event) -> WireTypes.tag(event.getClass());
      case Fact.Hidden(_, var event) -> kind(event.getClass());
    };
  }

  static String kind(Class<? extends Backstage> hidden) {
    return HIDDEN + WireTypes.tag(hidden);
  }

  static Long seq(Fact fact) {
    return fact instanceof Fact.Public(_, var event) ? event.seq() : null;
  }

  String body(Fact fact) {
    return switch (fact) {
      case Fact.Public(_, var event) -> wire.write(event);
      case Fact.Hidden(_, var event) -> backstage.writerFor(Backstage.class).writeValueAsString(event);
    };
  }

  Fact fact(long position, String kind, String body) {
    return kind.startsWith(HIDDEN)
        ? new Fact.Hidden(position, backstage.readValue(body, Backstage.class))
        : new Fact.Public(position, event(body));
  }

  RoomEvent event(String body) {
    try {
      return (RoomEvent) wire.message(body);
    } catch (MalformedMessage unreadable) {
      throw new IllegalStateException("an entry of the log cannot be read: " + unreadable.code(), unreadable);
    }
  }
}
