"""Words that a sentence may use without telling anything by them, so that a model need not repeat a telling to the letter.

`SMALL` hold a sentence together; `PLAIN` are common verbs, adverbs and nouns of talk that name no place, person, thing, event or
trade. Our own choice, from what the shipped profiles and the scripted persona say most.
"""

from __future__ import annotations

from coach.actor.words import listed

SMALL = listed(
    """
    a an the and or but so if then than that this these those there here i i'm i've i'd i'll you you're you've you'd you'll
    your yours he she it its it's he's she's they they're their them his her him we we're we've we'll our us me my mine am is
    are was were be been being do does did have has had having will would shall should can could may might must isn't aren't
    wasn't weren't don't doesn't didn't haven't hasn't hadn't won't wouldn't can't couldn't shouldn't cannot to of in on at by
    for from with as into about over up down out off what which who whom whose when where why how not no nor yes well just
    very really quite too also even only some any all both each every much many more most such own s t let's that's there's
    what's who's oh ah hm okay ok
    """
)
"""Not counted when it is measured how much of a sentence was given."""

PLAIN = listed(
    """
    one say said says saying tell told tells telling talk talked talking speak spoke speaking know knew known think thought
    see saw seen hear heard mean meant ask asked asking answer answered answers question questions understand understood guess
    suppose believe feel felt wonder hope wish like liked likes want wanted need needed try tried help helped come came go
    went gone get got give gave given take took taken make made put keep kept let leave left stay stayed start started begin
    began begun stop stopped end ended wait waited happen happened turn turned move moved bring brought find found show showed
    shown remember forget forgot agree matter matters depend depends change changed spend spent learn learned learnt use used
    work worked working works become became grow look looked looking seem seems sound sounds follow followed lose lost pay
    paid run ran thing things way ways time times day days week weeks year years month months hour hours minute minutes moment
    bit lot kind sort part side case point word words idea reason problem problems story place people person somebody
    something someone anyone anything everybody everything nobody nothing job jobs life rest half whole beginning good better
    best bad worse worst nice fine great big small little long short old new young early late hard easy simple plain different
    same other another few several enough true false right wrong sure certain clear real own free full main open honest
    honestly simply mostly usually often always never sometimes rarely perhaps maybe probably actually basically certainly
    clearly especially exactly finally first last next later sooner soon again already still yet ago before after since until
    now today once twice back away around together apart along else ever almost nearly about because though although while
    however instead really truly quickly slowly suddenly eventually afraid sorry glad happy interesting important possible
    lots plenty morning mornings afternoon evening evenings night nights rather quite between without within during through
    across against
    """
)
