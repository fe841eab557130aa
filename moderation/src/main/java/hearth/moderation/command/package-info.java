/// The `moderate` command: the review of the server, on lines from a file or a pipe.
package hearth.moderation.command;
