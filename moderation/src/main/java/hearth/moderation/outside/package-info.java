/// Moderators that are not ours: from jars in a folder, or behind a URL.
package hearth.moderation.outside;
