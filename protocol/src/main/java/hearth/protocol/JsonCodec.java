package hearth.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.io.OutputStream;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;

/// Text to values and back, by [WireTypes]. Strict about form, lenient about fields it does not know, so that an
/// old client and a new server understand each other. Instances are immutable and may be shared by all threads.
public final class JsonCodec {
  /// The tag, written first. A mix-in, so that the records know nothing of JSON.
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "t")
  private interface Tagged {}

  /// The last whole number that every client can tell from the next.
  private static final long LAST_REF = (1L << 53) - 1;

  private final JsonMapper mapper;
  private final ObjectReader commands;
  private final ObjectWriter messages;

  public JsonCodec() {
    var constraints = StreamReadConstraints.builder().maxNestingDepth(Limits.JSON_DEPTH)
        .maxStringLength(Limits.FRAME_BYTES).maxNameLength(Limits.ID_CHARS).maxNumberLength(32).build();
    var factory = JsonFactory.builder().streamReadConstraints(constraints)
        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
        .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8).build();
    mapper = JsonMapper.builder(factory).addMixIn(ClientCommand.class, Tagged.class)
        .addMixIn(ServerMessage.class, Tagged.class).registerSubtypes(names(WireTypes.COMMANDS))
        .registerSubtypes(names(WireTypes.MESSAGES))
        .changeDefaultPropertyInclusion(
            inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
        .enable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(DateTimeFeature.WRITE_DATE_TIMESTAMPS_AS_NANOSECONDS)
        .disable(DateTimeFeature.READ_DATE_TIMESTAMPS_AS_NANOSECONDS)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT).build();
    messages = mapper.writerFor(ServerMessage.class);
    commands = mapper.rebuild().disable(MapperFeature.ALLOW_COERCION_OF_SCALARS).build()
        .readerFor(ClientCommand.class);
  }

  private static NamedType[] names(Map<String, Class<?>> table) {
    return table.entrySet().stream().map(e -> new NamedType(e.getValue(), e.getKey()))
        .toArray(NamedType[]::new);
  }

  /// @throws MalformedMessage if the text is not one command that this server knows, well made
  public ClientCommand command(String text) throws MalformedMessage {
    if (text.startsWith("{")) {
      try {
        ClientCommand command = commands.readValue(text);
        if (command.ref() >= 1 && command.ref() <= LAST_REF) {
          return command;
        }
      } catch (JacksonException unfit) {
        // looked at part by part, to say what is wrong with it
      }
    }
    return commandByParts(text);
  }

  /// The judge of what is well made. Nearly every command is, so it is read at one go before; what passes there passes here.
  ClientCommand commandByParts(String text) throws MalformedMessage {
    JsonNode tree;
    try {
      tree = mapper.readTree(text);
    } catch (JacksonException unreadable) {
      throw new MalformedMessage(0, RefusalCode.MALFORMED);
    }
    if (tree == null || !tree.isObject()) {
      throw new MalformedMessage(0, RefusalCode.MALFORMED);
    }
    var given = tree.get("ref");
    if (given == null || !given.isIntegralNumber() || !given.canConvertToLong()) {
      throw new MalformedMessage(0, RefusalCode.BAD_VALUE);
    }
    var ref = given.longValue();
    if (ref < 1 || ref > LAST_REF) {
      throw new MalformedMessage(0, RefusalCode.BAD_VALUE);
    }
    var tag = tree.get("t");
    if (tag == null || !tag.isString() || !WireTypes.COMMANDS.containsKey(tag.stringValue())) {
      throw new MalformedMessage(ref, RefusalCode.UNKNOWN_COMMAND);
    }
    try {
      return (ClientCommand) mapper.treeToValue(tree, WireTypes.COMMANDS.get(tag.stringValue()));
    } catch (JacksonException unfit) {
      throw new MalformedMessage(ref, code(unfit));
    }
  }

  /// For clients written in Java.
  ///
  /// @throws MalformedMessage if the text is not a message that this client knows
  public ServerMessage message(String text) throws MalformedMessage {
    try {
      return mapper.readValue(text, ServerMessage.class);
    } catch (JacksonException unreadable) {
      throw new MalformedMessage(0, code(unreadable));
    }
  }

  public String write(ClientCommand command) {
    return mapper.writerFor(ClientCommand.class).writeValueAsString(command);
  }

  public String write(ServerMessage message) {
    return messages.writeValueAsString(message);
  }

  /// Writes the message as UTF-8 and leaves the stream open.
  public void write(ServerMessage message, OutputStream to) {
    messages.writeValue(to, message);
  }

  private static RefusalCode code(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof InvalidValue invalid) {
        return invalid.code();
      }
    }
    return RefusalCode.BAD_VALUE;
  }
}
