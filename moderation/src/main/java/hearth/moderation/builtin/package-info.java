/// The moderators that come with Hearth.
package hearth.moderation.builtin;
