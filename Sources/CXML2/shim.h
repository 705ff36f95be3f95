// Debian's libxml2 is built with ICU, and its headers then pull in ICU's, which clash with the copy
// inside Foundation. Nothing here uses ICU's converters: pages are transcoded before parsing.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>
#include <libxml/HTMLtree.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
