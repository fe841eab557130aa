/// The store: SQL behind the ports that `room`, `roster` and `schedule` name. The only place that knows SQL.
package hearth.server.persistence;
