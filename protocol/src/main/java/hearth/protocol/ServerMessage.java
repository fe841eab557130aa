package hearth.protocol;

/// Everything the server may say: an answer to one command, a numbered fact of the meeting, or a notice that
/// needs no number because whoever comes back is told the present state anyway.
public sealed interface ServerMessage permits Answer, RoomEvent, Notice {}
