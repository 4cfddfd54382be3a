namespace Hub.Correlation;

/// <summary>Points cannot be mapped as asked: which part of the question, why, and what to ask instead.</summary>
/// <param name="code">Stable, for programs: <c>no-route</c>.</param>
/// <param name="message">For the person who asked.</param>
public sealed class MappingRefusedException(string code, string message) : Exception(message)
{
    /// <summary>No coordinate system has this address.</summary>
    public const string UnknownSystem = "unknown-coordinate-system";

    /// <summary>Several coordinate systems have this address.</summary>
    public const string AmbiguousSystem = "ambiguous-coordinate-system";

    /// <summary>No way leads from one to the other.</summary>
    public const string NoRoute = "no-route";

    /// <summary>The question does not say from where to where.</summary>
    public const string NoSystems = "no-coordinate-systems";

    /// <summary>The points, boxes or polygons are not what the system takes.</summary>
    public const string BadPoints = "bad-points";

    /// <summary>The transformation given with the question cannot be read or used.</summary>
    public const string BadTransformation = "bad-transformation";

    /// <summary>What was refused, for programs.</summary>
    public string Code => code;
}
