namespace Hub.Records;

/// <summary>What kind of source says that a link holds.</summary>
public enum AsserterKind
{
    /// <summary>An archive, in a field of a record that is made for references.</summary>
    Archive,

    /// <summary>A person who deposits data, or a curator.</summary>
    Depositor,

    /// <summary>A rule of the hub that read a text or compared two records.</summary>
    Rule,
}
