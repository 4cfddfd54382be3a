namespace Hub.OData;

/// <summary>A request that is not answered as asked, with the status that is true of it.</summary>
/// <param name="status">The HTTP status: 400, 404, 406, 410, 501.</param>
/// <param name="code">A stable word.</param>
/// <param name="message">One sentence: what, where, what to do.</param>
/// <param name="target">The part of the request: <c>$filter</c>.</param>
internal sealed class ODataRefusedException(int status, string code, string message, string? target = null) : Exception(message)
{
    /// <summary>The HTTP status.</summary>
    public int Status => status;

    /// <summary>A stable word.</summary>
    public string Code => code;

    /// <summary>The part of the request.</summary>
    public string? Target => target;
}
