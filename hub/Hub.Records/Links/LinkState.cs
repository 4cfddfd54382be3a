namespace Hub.Records;

/// <summary>How a link stands.</summary>
public enum LinkState
{
    /// <summary>Somebody says so and no curator has rejected it.</summary>
    Standing,

    /// <summary>A curator rejected it.</summary>
    Rejected,
}
