using System.ComponentModel;
using System.Globalization;

namespace BulkExport.Client;

/// <summary>Converts an <see cref="IStringValue{TSelf}"/> to and from a string, for example when a configuration is bound.</summary>
/// <typeparam name="TValue">The type of the value.</typeparam>
internal sealed class StringValueTypeConverter<TValue> : TypeConverter
    where TValue : struct, IStringValue<TValue>
{
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) =>
        sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
        value is string s ? TValue.Parse(s, culture) : base.ConvertFrom(context, culture, value);

    public override object? ConvertTo(ITypeDescriptorContext? context, CultureInfo? culture, object? value, Type destinationType) =>
        destinationType == typeof(string) && value is TValue typed ? typed.Value : base.ConvertTo(context, culture, value, destinationType);
}
