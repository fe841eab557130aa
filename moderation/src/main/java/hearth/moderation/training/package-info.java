/// Learning and measuring: from the corpus and the public sets to the weights that ship, and to the table that says how
/// good they are. Nothing here runs in the server.
package hearth.moderation.training;
