namespace Hub.Indexing.Analysis;

/// <summary>
/// The emoji sequences of UTS #51: one pictograph with its marks, skin tone or selector, any more joined to it, or
/// the flag that tag characters spell.
/// </summary>
/// <param name="window">Where it is looked for.</param>
internal readonly ref struct EmojiMatch(WordBreakWindow window)
{
    private readonly WordBreakWindow window = window;

    /// <summary>The length of the sequence at the beginning of the window, or 0.</summary>
    public int Length()
    {
        int end = ElementEnd(0, out bool selector, out bool joiner);
        if (end == 0)
        {
            return 0;
        }

        int tags = selector ? TagsEnd(end) : end;
        if (tags > end)
        {
            return tags;
        }

        while (true)
        {
            int start = end;
            bool joined = selector ? window.Read(ref start) == WordBreakClass.ZeroWidthJoiner : joiner;
            int next = joined ? ElementEnd(start, out selector, out joiner) : start;
            if (!joined || next == start)
            {
                return end;
            }

            end = next;
        }
    }

    /// <summary>One emoji with what belongs to it: behind it, or where it was looked for if there is none.</summary>
    private int ElementEnd(int start, out bool selector, out bool joiner)
    {
        selector = joiner = false;
        int next = start;
        var first = window.Read(ref next);
        bool modifierAlone = first == WordBreakClass.EmojiModifier;
        while (first == WordBreakClass.ZeroWidthJoiner)
        {
            first = window.Read(ref next);
        }

        bool emoji = first is WordBreakClass.Emoji or WordBreakClass.EmojiLetter or WordBreakClass.EmojiModifierBase;
        if (!emoji && !modifierAlone)
        {
            return start;
        }

        int end = window.AfterMarks(next);
        int modifier = end;
        if (first == WordBreakClass.EmojiModifierBase && window.Read(ref modifier) == WordBreakClass.EmojiModifier)
        {
            next = modifier;
            end = window.AfterMarks(next);
        }
        else if (emoji && window.At(end) == WordBreakClass.EmojiPresentation)
        {
            selector = true;
            return end + 1;
        }

        joiner = end > next && window.At(end - 1) == WordBreakClass.ZeroWidthJoiner;
        return end;
    }

    private int TagsEnd(int start)
    {
        int next = start, tags = 0;
        var type = window.Read(ref next);
        while (type == WordBreakClass.Tag)
        {
            tags++;
            type = window.Read(ref next);
        }

        return tags > 0 && type == WordBreakClass.CancelTag ? next : start;
    }
}
