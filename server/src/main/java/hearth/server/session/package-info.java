/// One connection's life, from its first frame to its last. No sockets here and no rooms' rules: it knows who has
/// connected, and routes what they ask.
package hearth.server.session;
