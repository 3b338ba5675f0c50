"""Contacts and what happened with them: talks, notes, referrals, promises."""
