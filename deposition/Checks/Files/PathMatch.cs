namespace Hub.Deposition.Checks;

/// <summary>How a row of a file list and the uploaded files agree.</summary>
internal enum PathMatch
{
    /// <summary>The file is there and was not named before.</summary>
    Found,

    /// <summary>No file of that path was uploaded.</summary>
    Missing,

    /// <summary>It was uploaded with another size.</summary>
    OtherSize,

    /// <summary>It was named before.</summary>
    Repeated,
}
