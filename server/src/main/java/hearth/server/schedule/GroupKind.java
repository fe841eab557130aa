package hearth.server.schedule;

/// What kind of group meets; shown at the door.
public enum GroupKind {
  TWELVE_STEP("12-step group"), SELF_MANAGEMENT("Self-management group"), MENTAL_HEALTH(
      "Mental health group"), FAMILY(
          "Family and friends"), TRAUMA("Trauma recovery group"), PEER_SUPPORT("Peer support group");

  private final String words;

  GroupKind(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}
