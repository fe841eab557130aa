/// What browsers get over plain HTTP: pages, sign-in, rooms and meetings, the door, health. Netty-free: a call comes
/// in as a value and goes out as one.
package hearth.server.http;
