/// A meeting while it is held: one writer, pure rules, a log. Knows people, events and an instant it was handed;
/// knows no Netty, no SQL, no JSON and no clock of its own.
package hearth.server.room;
