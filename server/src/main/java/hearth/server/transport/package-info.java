/// Bytes in, bytes out. With `http`, the only place that knows Netty.
package hearth.server.transport;
