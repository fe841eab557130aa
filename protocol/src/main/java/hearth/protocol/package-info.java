/// What clients and server say to each other, and how it is written as JSON.
///
/// Three sealed families hold all of it: [hearth.protocol.ClientCommand] (what a client may ask),
/// [hearth.protocol.ServerMessage] (what the server may say) and, within the latter,
/// [hearth.protocol.RoomEvent] (the numbered facts of a meeting). `docs/protocol.md` tells the same story
/// to whoever writes a client in another language; a test keeps the two together.
package hearth.protocol;
