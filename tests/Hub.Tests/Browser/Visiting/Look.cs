namespace Hub.Tests.Browser;

/// <summary>How a reader sees the pages.</summary>
public enum Look
{
    /// <summary>A desktop screen, light.</summary>
    Light,

    /// <summary>A desktop screen, dark.</summary>
    Dark,

    /// <summary>A phone, 390 pixels wide, light.</summary>
    Phone,
}
