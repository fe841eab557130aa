package hearth.moderation;

import hearth.protocol.MemberId;
import hearth.protocol.MessageText;
import java.time.Instant;
import java.util.List;

/// What was going on when the draft was sent: the last lines of the room, oldest first, the time, and the setting.
/// Immutable.
public record ReviewContext(List<Line> recent, Instant now, Setting setting) {
  public ReviewContext {
    recent = List.copyOf(recent);
  }

  public ReviewContext(List<Line> recent, Instant now) {
    this(recent, now, Setting.usual());
  }

  /// One line that the room has heard.
  ///
  /// @param author  a number of who said it: other numbers are other people
  /// @param letters a number of its letters and digits: lines with another differ in more than case, spaces and signs
  public record Line(MemberId by, MessageText text, Instant at, int author, int letters) {
    public Line(MemberId by, MessageText text, Instant at) {
      this(by, text, at, by.hashCode(), letters(text.value()));
    }

    /// As a line's own. So that whoever looks through thirty lines need not read them.
    public static int letters(String text) {
      var number = 0;
      for (var i = 0; i < text.length(); i++) {
        var c = text.charAt(i);
        if (c >= 'a' && c <= 'z') {
          number = 31 * number + c; // most of them, and the quickest told
        } else if (c != ' ' && Character.isLetterOrDigit(c)) {
          number = 31 * number + Character.toLowerCase(c);
        }
      }
      return number;
    }

    public boolean isBy(MemberId member) {
      return author == member.hashCode() && by.equals(member);
    }
  }

  /// The last lines of one author, oldest first.
  public List<Line> by(MemberId author) {
    return recent.stream().filter(line -> line.isBy(author)).toList();
  }
}
