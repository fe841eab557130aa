package hearth.server.room;

import hearth.protocol.MessageText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A message whose verdict was overturned on appeal: a case for the next training and for every change of a policy. Its words
/// are its author's; only staff of the room may have them.
///
/// @param was  the verdict: `block`, `nudge_author`, or `returned` where a person gave it back
/// @param rule what found it
public record Overturned(String receipt, MessageText text, String was, String rule) {
  /// All of a meeting, in the order of the answers.
  public static List<Overturned> in(List<Fact> facts) {
    Map<String, Overturned> judged = new HashMap<>();
    return facts.stream().filter(Fact.Hidden.class::isInstance).map(fact -> ((Fact.Hidden) fact).event())
        .mapMulti((Backstage event, java.util.function.Consumer<Overturned> out) -> {
          switch (event) {
            case Backstage.Judged j ->
              judged.put(j.receipt().value(),
                  new Overturned(j.receipt().value(), j.text(), j.verdict(), j.rule()));
            case Backstage.Held h ->
              judged.put(h.item().value(), new Overturned(h.item().value(), h.text(), "returned", h.rule()));
            case Backstage.AppealAnswered a when a.overturned() ->
              out.accept(judged.get(a.receipt().value()));
            default -> {
              // says nothing of verdicts
            }
          }
        }).toList();
  }

  @Override
  public String toString() {
    return "Overturned[" + receipt + "]";
  }
}
