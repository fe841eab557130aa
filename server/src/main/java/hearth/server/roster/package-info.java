/// Who people are: staff with accounts, members with a pseudonym and a token, and the tickets by which both come
/// into a room.
package hearth.server.roster;
