package hearth.moderation;

/// What a finding is about. Talk of drugs, relapse, self-harm or wanting to die is in none of these: it is what
/// the meeting is for.
public enum Category {
  /// A telephone number or an address by which somebody could be reached outside the room.
  CONTACT_DETAILS,
  /// A link to elsewhere.
  LINK,
  /// The same words again and again.
  REPETITION,
  /// A moderator broke or kept silent, so nobody knows.
  NOT_REVIEWED
}
