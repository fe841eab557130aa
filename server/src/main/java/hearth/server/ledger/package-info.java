/// The moderation log: what was done by whom under which rule, without anybody's words, chained by hashes.
package hearth.server.ledger;
