package hearth.protocol;

/// The only thing that decoding throws. Carries what an answer needs and nothing of what was sent; stackless.
public final class MalformedMessage extends Exception {
  private final transient RefusalCode code;
  private final long ref;

  MalformedMessage(long ref, RefusalCode code) {
    super(code.name(), null, false, false);
    this.code = code;
    this.ref = ref;
  }

  /// The reference of the command, 0 where it could not be read.
  public long ref() {
    return ref;
  }

  public RefusalCode code() {
    return code;
  }
}
