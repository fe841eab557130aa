package hearth.protocol;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Why a command was not carried out. The connection goes on. The range is the advice:
///
///   - 100–199 the command is not well made: correct the client, do not send it again as it is
///   - 200–299 the answer is no: sending the same again will not help
///   - 300–399 not now: the same command may be accepted later, at `until` where one is given
public enum RefusalCode {
  MALFORMED(100, "That could not be read."), UNKNOWN_COMMAND(101, "There is no such command."), BAD_VALUE(102,
      "Something in that is not written as it should be."), EMPTY(103,
          "There is nothing in it yet."), TOO_LONG(104,
              "That is too long. Please send it in parts."), ALREADY_ENTERED(105,
                  "You are in the room already."), NOT_ENTERED(106, "Please enter the room first."),

  TICKET_INVALID(200, "That way in has expired. Please open the room again."), NOT_PERMITTED(201,
      "Your role in this room does not allow that."), ABOVE_YOU(202,
          "You cannot do that to somebody of your own rank or above."), NO_SUCH_MEMBER(203,
              "There is nobody like that here."), NO_SUCH_LINE(204,
                  "There is no such message."), NO_SUCH_ITEM(205,
                      "Nothing like that is waiting. Somebody may have decided it already."), NOT_ACCEPTED(
                          206,
                          "This message was not posted. You can change it and send it again."), NAME_TAKEN(
                              207,
                              "Somebody in the room has that name, or one very like it. Please choose another."), MEETING_CLOSED(
                                  208, "The meeting is over."), REMOVED(209,
                                      "You were asked to leave this meeting."), AUTHOR_GONE(210,
                                          "The author was removed from the room, so this cannot be posted."), TAKEN(
                                              211,
                                              "Somebody else has opened this. It is free again after half a minute."), NO_SUCH_RECEIPT(
                                                  212,
                                                  "There is no such verdict on a message of yours."), OWN_VERDICT(
                                                      213,
                                                      "You decided this yourself. Somebody else has to answer."), TOO_OFTEN(
                                                          214,
                                                          "This message was changed several times already. You can write a new one."),

  MUTED(300, "You are muted for now."), SLOW_MODE(301,
      "The room is in slow mode. Please wait a moment before you write again."), PAUSED(302,
          "The room is paused. Only facilitators and moderators can post for now."), WAIT_OUTSIDE(303,
              "The room is paused. Please wait; you will be let in when it goes on."), LOCKED(304,
                  "The room is locked. Nobody new can come in for now."), FULL(305,
                      "The room is full. Please try again in a moment."), BANNED(306,
                          "You cannot come into this room for now."), TOO_FAST(307,
                              "That was too fast. Please wait a moment."), BUSY(308,
                                  "Hearth is very busy. Please try again in a moment."), NOT_STORED(309,
                                      "Hearth cannot save messages just now, so nothing was posted. Please try again in a moment.");

  private static final Map<Integer, RefusalCode> BY_NUMBER = Arrays.stream(values())
      .collect(Collectors.toUnmodifiableMap(RefusalCode::number, Function.identity()));

  private final int number;
  private final String words;

  RefusalCode(int number, String words) {
    this.number = number;
    this.words = words;
  }

  public int number() {
    return number;
  }

  /// Plain words for a person, in English. Never the words of a message.
  public String words() {
    return words;
  }

  /// Whether the same command may be accepted later.
  public boolean mayRetry() {
    return number >= 300;
  }

  /// @throws IllegalArgumentException if no refusal has this number
  public static RefusalCode of(int number) {
    var code = BY_NUMBER.get(number);
    if (code == null) {
      throw new IllegalArgumentException("no refusal " + number);
    }
    return code;
  }
}
