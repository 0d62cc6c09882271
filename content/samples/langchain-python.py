# pip install langchain-huggingface
import os

from huggingface_hub.errors import HfHubHTTPError
from langchain_huggingface import ChatHuggingFace, HuggingFaceEndpoint

model = "openai/gpt-oss-20b"
model += ":nscale"  # needs: provider
endpoint = HuggingFaceEndpoint(
    model=model,
    huggingfacehub_api_token=os.environ["HF_TOKEN"],
    server_kwargs={"bill_to": "my-org"},  # needs: bill-to
)
chat = ChatHuggingFace(llm=endpoint)
try:
    print(chat.invoke("Say hello.").content)
except HfHubHTTPError as error:
    print(error.response.status_code, error)
