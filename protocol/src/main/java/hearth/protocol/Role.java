package hearth.protocol;

/// What a person is in one room. The order is the rank: nobody acts on an equal or a better.
public enum Role {
  MEMBER, MODERATOR, FACILITATOR;

  /// Whether this person helps to hold the room, and so sees what is held and who was removed.
  public boolean isStaff() {
    return this != MEMBER;
  }

  /// Whether this role may act upon a person of the other.
  public boolean outranks(Role other) {
    return compareTo(other) > 0;
  }
}
