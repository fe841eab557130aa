package hearth.protocol;

/// A value from outside that breaks a rule of its type. Carries a refusal code and never the value; stackless,
/// so that bad input buys neither time nor log space.
public final class InvalidValue extends RuntimeException {
  private final transient RefusalCode code;

  public InvalidValue(RefusalCode code) {
    super(code.name(), null, false, false);
    this.code = code;
  }

  public RefusalCode code() {
    return code;
  }
}
