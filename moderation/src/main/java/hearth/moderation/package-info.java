/// Review before anyone else sees a message. A [hearth.moderation.Moderator] *finds*; a
/// [hearth.moderation.Policy] *decides*; the [hearth.moderation.ReviewPipeline] brings the two together and
/// answers for a moderator that breaks. Nothing here sends, mutes, logs or stores.
package hearth.moderation;
