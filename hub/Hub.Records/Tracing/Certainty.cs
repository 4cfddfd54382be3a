namespace Hub.Records;

/// <summary>How sure a value is.</summary>
public enum Certainty
{
    /// <summary>The source says it; only the spelling changed.</summary>
    Stated,

    /// <summary>The source says two things that disagree (an id and the label of another id); both are in the trace.</summary>
    Conflicting,

    /// <summary>It follows from other stated values by a fixed rule or the archive's policy.</summary>
    Derived,

    /// <summary>It was recognised in free text.</summary>
    Inferred,
}
