using Hub.Indexing.Queries;

namespace Hub.Indexing.Phrases;

/// <summary>
/// How often a phrase is in a document when its terms may be moved by a few positions in all. The place that lags behind moves on,
/// and the narrowest window before it overtakes the next counts 1 / (1 + moves). Places with a common term never stand on the same position.
/// </summary>
internal sealed class SloppyPhrase
{
    private readonly SloppyPlace[] places;
    private readonly int slop;
    private readonly bool severalTerms;
    private readonly SloppyPlace[][] groups;
    private readonly List<SloppyPlace> queue = [];
    private int end;

    internal SloppyPhrase(IReadOnlyList<PlaceCursor> cursors, PhraseQuery query)
    {
        slop = query.Slop;
        places = [.. cursors.Select((cursor, i) => new SloppyPlace(cursor, i))];
        groups = FindGroups(query);
        severalTerms = groups.Any(g => g.Any(p => query.Places[p.Order].Terms.Count > 1));
    }

    /// <summary>The frequency in the document that all places stand on.</summary>
    internal float Frequency()
    {
        if (!Enter()) return 0;
        float frequency = 0;
        var place = Dequeue();
        int length = end - place.Begin, next = queue[0].Begin;
        while (Advance(place) && (place.Group is null || Separate(place)))
        {
            if (place.Begin > next)
            {
                Enqueue(place);
                if (length <= slop) frequency += 1f / (1 + length);
                place = Dequeue();
                next = queue[0].Begin;
                length = end - place.Begin;
            }
            else length = Math.Min(length, end - place.Begin);
        }
        return length <= slop ? frequency + (1f / (1 + length)) : frequency;
    }

    private bool Enter()
    {
        end = int.MinValue;
        foreach (var place in places) place.Enter();
        foreach (var group in groups)
            if (!(severalTerms ? SeparateAll(group) : Spread(group))) return false;
        queue.Clear();
        foreach (var place in places)
        {
            end = Math.Max(end, place.Begin);
            Enqueue(place);
        }
        return true;
    }

    /// <summary>The places of one and the same term begin on its first, second, third position.</summary>
    private static bool Spread(SloppyPlace[] group)
    {
        for (int i = 1; i < group.Length; i++)
            for (int step = 0; step < i; step++)
                if (!group[i].MoveNext()) return false;
        return true;
    }

    private bool SeparateAll(SloppyPlace[] group)
    {
        for (int i = 0; i < group.Length; i++)
        {
            var place = group[i];
            while (Colliding(place) is { } other)
            {
                var behind = place.IsBefore(other) ? place : other;
                if (!Advance(behind)) return false;
                if (Array.IndexOf(group, behind) >= i) continue;
                i = -1;
                break;
            }
        }
        return true;
    }

    /// <summary>Moves places on until none stands where another of its group does; false where positions run out.</summary>
    private bool Separate(SloppyPlace place)
    {
        bool moved = false;
        while (Colliding(place) is { } other)
        {
            place = place.IsBefore(other) ? place : other;
            if (!Advance(place)) return false;
            moved = true;
        }
        if (moved) queue.Sort((one, other) => one.IsBefore(other) ? -1 : 1);
        return true;
    }

    private static SloppyPlace? Colliding(SloppyPlace place)
    {
        foreach (var other in place.Group!)
            if (other != place && other.Position == place.Position) return other;
        return null;
    }

    private bool Advance(SloppyPlace place)
    {
        if (!place.MoveNext()) return false;
        end = Math.Max(end, place.Begin);
        return true;
    }

    private void Enqueue(SloppyPlace place)
    {
        int at = 0;
        while (at < queue.Count && queue[at].IsBefore(place)) at++;
        queue.Insert(at, place);
    }

    private SloppyPlace Dequeue()
    {
        var first = queue[0];
        queue.RemoveAt(0);
        return first;
    }

    private SloppyPlace[][] FindGroups(PhraseQuery query)
    {
        int[] group = [.. Enumerable.Range(0, places.Length)];
        for (int i = 0; i < places.Length; i++)
            for (int j = 0; j < i; j++)
            {
                if (!query.Places[i].Terms.Intersect(query.Places[j].Terms).Any()) continue;
                int from = group[i], to = group[j];
                for (int k = 0; k < group.Length; k++)
                    if (group[k] == from) group[k] = to;
            }
        SloppyPlace[][] repeated = [.. places.GroupBy(p => group[p.Order]).Where(g => g.Count() > 1).Select(g => g.OrderBy(p => p.Offset).ToArray())];
        foreach (var members in repeated)
            foreach (var place in members) place.Group = members;
        return repeated;
    }
}
