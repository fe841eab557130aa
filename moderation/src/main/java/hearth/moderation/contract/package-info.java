/// What a developer's moderator is held to, to be called from a test of theirs.
package hearth.moderation.contract;
