/// Rooms as they are kept between meetings, and when meetings are held.
package hearth.server.schedule;
