"""A queue and a pace: who waits knows for how long, and nobody is passed over."""

from __future__ import annotations

import asyncio

from coach.web.seats import Allowance, Seats


def test_whoever_comes_later_is_told_their_place_until_it_is_their_turn() -> None:
    """Two places, four guests; the second leaves, then the first."""

    async def story() -> list[str]:
        seats = Seats(2)
        told: list[str] = []

        async def guest(name: str) -> None:
            async def place(number: int) -> None:
                told.append(f"{name} is number {number}")

            await seats.take(place)
            told.append(f"{name} sits")

        guests = []
        for name in "abcd":
            guests.append(asyncio.ensure_future(guest(name)))
            await asyncio.sleep(0)
        seats.give()
        await asyncio.wait_for(guests[2], 5)
        await asyncio.sleep(0)
        seats.give()
        await asyncio.gather(*guests)
        return told

    assert asyncio.run(story()) == [
        "a sits",
        "b sits",
        "c is number 1",
        "d is number 2",
        "c sits",
        "d is number 1",
        "d sits",
    ]


def test_whoever_goes_away_lets_the_others_move_up() -> None:
    async def story() -> list[int]:
        seats = Seats(1)
        await seats.take()
        places: list[int] = []

        async def place(number: int) -> None:
            places.append(number)

        impatient = asyncio.ensure_future(seats.take())
        patient = asyncio.ensure_future(seats.take(place))
        await asyncio.sleep(0)
        impatient.cancel()
        await asyncio.wait([impatient])
        await asyncio.sleep(0)
        seats.give()
        await asyncio.wait_for(patient, 5)
        assert seats.free == 0
        return places

    assert asyncio.run(story()) == [2, 1]


def test_a_place_that_is_freed_goes_to_the_queue_and_not_to_a_newcomer() -> None:
    async def story() -> bool:
        seats = Seats(1)
        await seats.take()
        first = asyncio.ensure_future(seats.take())
        await asyncio.sleep(0)
        seats.give()
        newcomer = asyncio.ensure_future(seats.take())
        await asyncio.wait_for(first, 5)
        await asyncio.sleep(0)
        waits = not newcomer.done()
        newcomer.cancel()
        return waits

    assert asyncio.run(story())


def test_a_bucket_is_empty_after_a_burst_and_fills_with_time() -> None:
    """Three at once, then one each half second."""
    now = [0.0]
    bucket = Allowance(per_second=2, burst=3, clock=lambda: now[0])
    assert [bucket.allows() for _ in range(4)] == [True, True, True, False]
    now[0] = 0.4
    assert not bucket.allows()
    now[0] = 0.5
    assert bucket.allows()
    now[0] = 100.0
    assert [bucket.allows() for _ in range(4)] == [True, True, True, False]
