using System.Runtime.CompilerServices;

namespace Hub.Indexing.Scoring;

/// <summary>Goes through the documents of one segment that match, in ascending order, and says what each is worth.</summary>
internal abstract class Scorer
{
    internal const int End = int.MaxValue;

    /// <summary>The current document: -1 before the first, <see cref="End"/> after the last.</summary>
    internal int Doc
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get;
        private protected set;
    } = -1;

    /// <summary>About how many documents match.</summary>
    internal abstract long Cost { get; }

    /// <summary>Goes to the first document that is not smaller; never back.</summary>
    internal abstract int Advance(int target);

    internal virtual int Next() => Advance(Doc + 1);

    /// <summary>What the current document is worth.</summary>
    internal abstract float Score();

    /// <summary>The last document, from a target on, for which <see cref="BlockMax"/> will hold; does not move the scorer.</summary>
    internal virtual int BlockEnd(int target) => End;

    /// <summary>A document, from a target on, before which none is worth as much as wanted; does not move the scorer.</summary>
    internal virtual int Skip(int target, double wanted) => target;

    /// <summary>Documents worth less than this need not be found from now on.</summary>
    internal virtual void Require(float wanted)
    {
    }

    /// <summary>What no document is worth more than, from the last target given to <see cref="BlockEnd"/> to its answer.</summary>
    internal virtual float BlockMax => float.PositiveInfinity;

    /// <summary>What the current document is at most worth, told by the bounds that <see cref="BlockEnd"/> gave for it, without being scored.</summary>
    internal virtual float DocMax => float.PositiveInfinity;
}
